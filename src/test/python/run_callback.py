"""Runs pasted code as Vizard would: run_callback.py PAYLOAD_HEX CODE_HEX

There is a viz with the names that the code uses; the callback that the code registers gets an event
made of the payload. Prints the callback's local variables, or what it printed itself.
"""
import pickle
import sys
import types


class NetworkEvent:
    pass


class RawNetworkEvent:
    pass


payload, code = bytes.fromhex(sys.argv[1]), bytes.fromhex(sys.argv[2]).decode()
registered = []
viz = types.SimpleNamespace(
    NetworkEvent=NetworkEvent,
    RawNetworkEvent=RawNetworkEvent,
    NETWORK_EVENT=7,
    callback=lambda event, function: registered.append((event, function)))
exec(compile(code, 'pasted', 'exec'), {'viz': viz})
(event, callback), = registered
assert event == viz.NETWORK_EVENT

try:
    value = pickle.loads(payload)
except Exception:
    e = RawNetworkEvent()
    e.raw_data = payload
else:
    e = NetworkEvent()
    e.sender, e.address, e.port = 'LAB-3', '127.0.0.1', 4950
    if type(value) is tuple and [type(part) for part in value] == [tuple, dict]:
        e.data = value[0]
        vars(e).update(value[1])
    else:
        e.data = (value,)

seen = {}


def look(frame, kind, result):
    if kind == 'return' and frame.f_code.co_name == 'onNetwork':
        seen.update(frame.f_locals)


sys.setprofile(look)
callback(e)
sys.setprofile(None)
del seen['e']
text = ' '.join('%s=%r' % pair for pair in sorted(seen.items()))
sys.stdout.buffer.write(text.encode())
