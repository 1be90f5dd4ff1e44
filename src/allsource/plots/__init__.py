"""Pictures and files of the fused account: timelines and networks as SVG, PNG, GraphML and GEXF. Strings and bytes out;
nothing is decided here."""
