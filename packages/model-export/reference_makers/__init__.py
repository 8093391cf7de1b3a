"""What the tests of generation-server compare with, each topic computed by the code that defines it."""
