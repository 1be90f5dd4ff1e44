"""Builds the reader's weights from data that is not in this repository; see README.md beside this file."""
