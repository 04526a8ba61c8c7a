"""What the words of a file stand for, for editors to colour."""
