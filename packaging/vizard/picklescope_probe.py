"""Run this in Vizard 5 to 8 (Python 2.7 or 3): it writes picklescope_probe.txt, which shows how Vizard sends arguments.
Then: picklescope envelope picklescope_probe.txt. Nothing leaves this computer; attach the file to an issue."""
import binascii, os, socket, sys, viz
LINES = [
    "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'])",
    "send(8125)",
    "send('alpha', 'beta', -0.625)",
    "send(gamma='delta', epsilon=0.03125)",
    "send((1.5, 2.5), {'key': (True, None)}, zeta=u'\\u03b6')",
    "send()"]
def write(kind, text): out.write('%s: %s\n' % (kind, text)); out.flush()
def onNetwork(e):  # what a callback sees: all attributes of the event
    write('seen', repr(dict((n, getattr(e, n)) for n in dir(e) if n[0] != '_' and not callable(getattr(e, n)))))
out = open('picklescope_probe.txt', 'w')
write('picklescope probe 1', 'Vizard %s, Python %s' % (getattr(viz, 'version', lambda: '?')(), sys.version.split()[0]))
spy = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); spy.bind(('127.0.0.1', 0)); spy.settimeout(2)
viz.callback(viz.NETWORK_EVENT, onNetwork); viz.go(); net = viz.addNetwork('127.0.0.1')
for line in LINES:  # once to port 4950, where Vizard listens, and once to a socket that shows the bytes
    net.port(4950); eval('net.' + line); net.port(spy.getsockname()[1]); eval('net.' + line)
    write('sent', line); write('bytes', binascii.hexlify(spy.recv(65507)).decode('ascii'))
print('Wrote %s. Wait a second, then close the window.' % os.path.abspath('picklescope_probe.txt'))
