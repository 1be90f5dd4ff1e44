"""Tables and JSON of ship positions, as those who publish them write them: one named reader a file.

Each reader says by the header whether a file is its own, and by which columns; none guesses by content. What a column
means, in which unit and with which sentinel, stands in the reader that knows the publisher.
"""
