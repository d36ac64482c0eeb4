"""Confirms a payment with Python's own client."""
import base64
import sys
import urllib.request

key = base64.b64encode(b"test_sk_example:").decode()
request = urllib.request.Request(
    sys.argv[1],
    data=sys.argv[2].encode(),
    headers={"Authorization": f"Basic {key}", "Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    print(response.read().decode())
