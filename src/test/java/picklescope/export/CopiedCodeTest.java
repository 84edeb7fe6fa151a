package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Python;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.python.Call;
import picklescope.saved.PastedMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.PythonReceiver;
import picklescope.send.SendContext;

/**
 * Copied code is run by a real python3 and does what it describes; pasted text is equal to what was
 * copied.
 */
@Timeout(120)
class CopiedCodeTest {
  private static final List<String> CALLS =
      List.of(
          "send(5, 'hello', [1, 2, 3], foo=78)",
          "send(\"it's\", 'a\\\\b', '$HOME \"x\" `ls`', b'\\x00', None, True, -1.5)",
          "send({'a': {1: (2,)}}, frozenset([1]), action=__main__.updatePlayer)",
          "send(1, a=2, **{'a b': 2, 'class': None})",
          "send(float('nan'))");

  private static Event event(byte[] payload, int port) {
    var local = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    var remote = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5_000);
    return Envelope.auto()
        .decode(new Datagram(1, 0, Direction.IN, remote, local, payload), "sender");
  }

  private static List<byte[]> payloads() throws Exception {
    var payloads = new ArrayList<byte[]>();
    for (String call : CALLS) {
      payloads.add(Message.of(MessageForm.CALL, call).compile().payload(SendContext.first()));
    }
    payloads.add("Some 'raw' data".getBytes());
    payloads.add(new byte[] {(byte) 0x80, 4, 'K', 5, '.'}); // bare
    return payloads;
  }

  @Test
  void theHexOfALargeMessageIsPasted() {
    String hex = "80 04 95 ".repeat(21_000).strip();
    assertEquals(
        Optional.of(new PastedMessage(Message.of(MessageForm.HEX, hex), Optional.empty())),
        PastedMessage.of(hex));
    assertEquals(Optional.empty(), PastedMessage.of(hex + "!"));
  }

  /** What is pasted may be a copied message, whose sender chose how many brackets it has. */
  @Test
  void aPastedCallIsReadOnceHoweverManyBracketsItHas() {
    String call = "send('" + ")".repeat(20_000) + "')";
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var pasted = PastedMessage.of("net = viz.addNetwork('127.0.0.1'); net." + call + "; quit()");
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(
        Optional.of(
            new PastedMessage(Message.of(MessageForm.CALL, call), Optional.of("127.0.0.1"))),
        pasted);
    assertTrue(allocated < 20_000_000, () -> "%,d bytes".formatted(allocated));
  }

  @Test
  void socketAndVizardCodeSendTheSameValues() throws Exception {
    String vizard =
        """
        import pickle, socket
        class Network:
            def __init__(self, host): self.to = (host, 4950); self.s = socket.socket(type=socket.SOCK_DGRAM)
            def port(self, port): self.to = (self.to[0], port)
            def send(self, *a, **k): self.s.sendto(pickle.dumps((a, k), 4), self.to)
            def sendRaw(self, data): self.s.sendto(data, self.to)
        class viz: addNetwork = Network
        """;
    String output =
        "__import__('pickletools').dis(payload, open('/dev/null', 'w')) if 0 else (payload if not"
            + " payload.startswith(b'\\x80') else (len(payload) and payload.hex()))";
    try (var python = PythonReceiver.printing(output)) {
      for (byte[] payload : payloads()) {
        var event = event(payload, python.port());
        Python.run(CopyForm.SOCKET.text(event));
        String bySocket = python.next();
        Python.run(vizard + CopyForm.VIZARD.text(event));
        assertEquals(bySocket, python.next());
        var again = event(bytes(bySocket), python.port());
        assertEquals(CopyForm.REPR.text(event), CopyForm.REPR.text(again));
      }
    }
  }

  private static byte[] bytes(String output) {
    return output.startsWith("b")
        ? output.substring(2, output.length() - 1).getBytes()
        : java.util.HexFormat.of().parseHex(output);
  }

  @Test
  void anEventIsAMessageWithTheSameContentAndProtocol() throws Exception {
    for (byte[] payload : payloads()) {
      for (int protocol : new int[] {0, 2, 5}) {
        var event = event(payload, 4950);
        if (event instanceof NetworkEvent call && !call.bare()) {
          event =
              event(
                  Envelope.auto().encode(new Call(call.data(), call.attributes()), protocol), 4950);
        }
        var message = EventMessage.of(event);
        var again = event(message.compile().payload(SendContext.first()), 4950);
        assertEquals(CopyForm.REPR.text(event), CopyForm.REPR.text(again));
        if (event instanceof NetworkEvent call && !call.bare()) {
          assertEquals(MessageForm.CALL, message.form(), protocol + CopyForm.REPR.text(event));
          assertArrayEquals(event.datagram().payload(), again.datagram().payload());
        }
      }
    }
    var bare = event(new byte[] {(byte) 0x80, 4, 'K', 5, '.'}, 4950);
    assertEquals(Message.of(MessageForm.BARE, "5"), EventMessage.of(bare));
    // Values that Python does not create from their text are sent as bytes: an object, and a name
    // that means another.
    // A function of the program is its name; one of a module e would be read as the event's.
    assertEquals(
        Message.of(MessageForm.CALL, "send(__main__.f)").withProtocol(0),
        EventMessage.of(event("((c__main__\nf\nt}t.".getBytes(), 4950)));
    assertEquals(MessageForm.HEX, EventMessage.of(event("((ce\nx\nt}t.".getBytes(), 4950)).form());
  }

  @Test
  void whatWasCopiedIsPasted() throws Exception {
    for (byte[] payload : payloads()) {
      var event = event(payload, 4960);
      for (var form : List.of(CopyForm.JSON, CopyForm.HEX, CopyForm.VIZARD)) {
        String text = form.text(event);
        var pasted = PastedMessage.of(text);
        assertTrue(pasted.isPresent(), text);
        var again = event(pasted.get().message().compile().payload(SendContext.first()), 4960);
        assertEquals(CopyForm.REPR.text(event), CopyForm.REPR.text(again), text);
      }
      assertEquals(
          Optional.of("127.0.0.1:4960"),
          PastedMessage.of(CopyForm.VIZARD.text(event)).orElseThrow().destination());
    }
    assertEquals(Optional.empty(), PastedMessage.of("hello"));
    assertEquals(Optional.empty(), PastedMessage.of("{'a': 1}"));
    assertEquals(Optional.empty(), PastedMessage.of("{\"kind\": }"));
    assertEquals(Optional.empty(), PastedMessage.of("net.send(5, "));
    assertEquals(Optional.empty(), PastedMessage.of("12345678"));
  }
}
