"""What the work desk shows of records: to each what the policy opens to him, and nothing by another way."""
