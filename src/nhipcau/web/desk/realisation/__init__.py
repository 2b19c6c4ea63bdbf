"""What comes of promises, at the desk: how agreements and ties are doing, and the numbers with the records behind them."""
