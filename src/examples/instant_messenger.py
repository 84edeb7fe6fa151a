"""Instant messenger: the other end of InstantMessenger.java, in a terminal. Any Python 3.

    python3 instant_messenger.py HOST [PORT [OWN_PORT]]

HOST is the other computer, PORT its port, OWN_PORT the port of this program; both are 4950 if not
given. On one computer: java ... InstantMessenger.java localhost 4951 4950, and
python3 instant_messenger.py localhost 4950 4951. Each line goes to the other end; the end of the
input (Ctrl+D) ends it.
"""
import io
import pickle
import socket
import sys
import threading


class DataOnly(pickle.Unpickler):
    """Reads numbers, texts and containers; a pickle from the network must not call anything."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError("not data: %s.%s" % (module, name))


def send(**keywords):
    """What Vizard's network.send(**keywords) sends."""
    network.sendto(pickle.dumps(((), keywords), 4), other_end)


def receive():
    while True:
        try:
            payload, sender = network.recvfrom(65507)
        except ConnectionError:
            continue  # nobody listens there yet
        try:
            arguments, keywords = DataOnly(io.BytesIO(payload)).load()
            action = keywords.get("action")
        except Exception as reason:
            print("not a call:", reason, flush=True)
            continue
        if action == "say":
            print("%s: %s" % (sender[0], keywords["text"]), flush=True)
        elif action in ("join", "welcome"):
            print(sender[0], "is here", flush=True)
            if action == "join":
                send(action="welcome")


host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
other_end = host, int(sys.argv[2]) if len(sys.argv) > 2 else 4950
network = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
network.bind(("", int(sys.argv[3]) if len(sys.argv) > 3 else 4950))
threading.Thread(target=receive, daemon=True).start()
send(action="join")
for line in sys.stdin:
    send(action="say", text=line.rstrip("\n"))
