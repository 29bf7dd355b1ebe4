"""Pure rules of the product: no input or output of any kind."""
