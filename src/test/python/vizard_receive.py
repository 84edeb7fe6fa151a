"""Receives as a Vizard program would, and prints each message as Python sees it.

Usage: vizard_receive.py ADDRESS COUNT
It prints the port it has bound, then a line for each of COUNT datagrams.
"""

import pickle
import socket
import sys

family, _, _, _, address = socket.getaddrinfo(sys.argv[1], 0, type=socket.SOCK_DGRAM)[0]
with socket.socket(family, socket.SOCK_DGRAM) as listening:
    listening.settimeout(60)
    listening.bind(address)
    print(listening.getsockname()[1], flush=True)
    for _ in range(int(sys.argv[2])):
        datagram, sender = listening.recvfrom(65536)
        try:
            print('call', repr(pickle.loads(datagram)), flush=True)
        except (pickle.UnpicklingError, EOFError):
            print('raw', repr(datagram), flush=True)
