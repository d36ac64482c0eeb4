"""Confirms a payment with requests, as most Python shops do."""
import sys

import requests

response = requests.post(
    sys.argv[1],
    data=sys.argv[2],
    headers={"Content-Type": "application/json"},
    auth=("test_sk_example", ""),
    timeout=30,
)
response.raise_for_status()
print(response.text)
