"""Robo chase: the other end of RoboChase.java, a robot that drives itself. Any Python 3.

    python3 robo_chase.py HOST [PORT [OWN_PORT]]

HOST is the computer of the other robot, PORT its port, OWN_PORT the port of this program; both are
4950 if not given. On one computer: java ... RoboChase.java localhost 4951 4950, and
python3 robo_chase.py localhost 4950 4951. Ctrl+C ends it.
"""
import io
import math
import pickle
import socket
import sys
import time


class DataOnly(pickle.Unpickler):
    """Reads numbers, texts and containers; a pickle from the network must not call anything."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError("not data: %s.%s" % (module, name))


def send(**keywords):
    """What Vizard's network.send(**keywords) sends."""
    network.sendto(pickle.dumps(((), keywords), 4), other_end)


def received():
    """The keyword arguments of each message that has come."""
    while True:
        try:
            payload = network.recv(65507)
        except BlockingIOError:
            return
        except ConnectionError:
            continue  # nobody listens there yet
        try:
            arguments, keywords = DataOnly(io.BytesIO(payload)).load()
            yield dict(keywords)
        except Exception as reason:
            print("not a call:", reason)


host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
other_end = host, int(sys.argv[2]) if len(sys.argv) > 2 else 4950
network = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
network.bind(("", int(sys.argv[3]) if len(sys.argv) > 3 else 4950))
network.setblocking(False)

FRAME = 1 / 60
x, z, yaw = 0.0, 3.0, 180.0
chases = True
catches = 0
pause = 0.0  # seconds until a catch counts again
other = None  # where the other robot is

while True:
    for message in received():
        if message.get("action") == "pose":
            if other is None:
                print("the other robot is here", flush=True)
            other = message["pos"]
            chases = not message["chases"]
        elif message.get("action") == "caught":
            print("caught by the other, catches:", message["catches"], flush=True)
            chases, pause = True, 2.0
    pause -= FRAME
    if other is not None:
        right, forward = other[0] - x, other[2] - z
        distance = math.hypot(right, forward)
        if not chases:  # away, and along the walls
            right, forward = -right - x / 2, -forward - z / 2
        if pause < 0 and (chases or distance < 4):
            yaw = math.degrees(math.atan2(right, forward))
            x = min(5, max(-5, x + 1.8 * FRAME * math.sin(math.radians(yaw))))
            z = min(5, max(-5, z + 1.8 * FRAME * math.cos(math.radians(yaw))))
            if chases and distance < 0.5:
                catches += 1
                chases, pause = False, 2.0
                print("caught the other, catches:", catches, flush=True)
                send(action="caught", catches=catches)
    send(action="pose", pos=[x, 0.0, z], euler=[yaw, 0.0, 0.0], chases=chases)
    time.sleep(FRAME)
