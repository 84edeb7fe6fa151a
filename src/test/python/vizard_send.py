"""Sends as a Vizard program would: the documentation's example at protocols 0 to 5, then raw.

Usage: vizard_send.py HOST PORT...
"""

import pickle
import socket
import sys

host, ports = sys.argv[1], [int(port) for port in sys.argv[2:]]
family, _, _, _, address = socket.getaddrinfo(host, None, type=socket.SOCK_DGRAM)[0]
with socket.socket(family, socket.SOCK_DGRAM) as out:
    for port in ports:
        to = (address[0], port) + address[2:]
        call = ((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})
        for protocol in range(6):
            out.sendto(pickle.dumps(call, protocol), to)
        out.sendto(b'Some raw data', to)
