"""How good and how fast the picture is, on labelled cases of our own and on generated reports whose truth is known."""
