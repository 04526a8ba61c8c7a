"""What the editor features offer and say."""
