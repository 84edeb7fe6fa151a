package picklescope.event.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.eval.Constants;

class LikelyMessagesTest {
  private static Datagram from(String sender, byte[] payload) {
    return new Datagram(
        1,
        0,
        Direction.IN,
        new InetSocketAddress(sender, 50_000),
        new InetSocketAddress("192.0.2.1", 4950),
        payload);
  }

  private static Datagram pose(int i) throws Exception {
    var call = Constants.call("send('pose', (%d, %s.5, 2))".formatted(i, i));
    return from("192.0.2.2", Envelope.auto().encode(call, 4));
  }

  private static String found(LikelyMessages messages) {
    return messages.find(() -> true).getFirst().envelope().text();
  }

  private static byte[] packed(byte[] bytes) throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** The battery has a call without values, and compressed values are not seen before unpacking. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBusySenderHidesNoOther(boolean compressed) throws Exception {
    var messages = new LikelyMessages(TestBattery.calls());
    for (Call call : TestBattery.calls()) {
      byte[] pickle = Envelope.auto().encode(call, 4);
      messages.add(from("192.0.2.3", compressed ? packed(pickle) : pickle));
      for (int i = 0; i < 120; i++) {
        messages.add(pose(i));
      }
    }
    String expected = compressed ? "custom data=pickle.loads(zlib.decompress(raw))[0]" : "auto";
    String found = found(messages);
    assertTrue(found.startsWith(expected), found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send(5)",
        "send(-7)",
        "send(2313)",
        "send(70000)",
        "send(1 << 40)",
        "send(0.1)",
        "send('a b')",
        "send(b'\\x00\\xff')",
        "send(x=[(3, {'key': 8})])"
      })
  void anOldMessageIsFoundByItsValues(String sent) throws Exception {
    var calls = SentCalls.of(sent);
    var messages = new LikelyMessages(calls);
    messages.add(from("192.0.2.2", Envelope.auto().encode(calls.getFirst(), 4)));
    for (int i = 1_000; i < 1_300; i++) {
      messages.add(pose(i));
    }
    assertEquals("auto", found(messages));
  }

  @ParameterizedTest
  @ValueSource(strings = {"struct <3f", "csv", "msgpack"})
  void anOldMessageInAnotherFormatIsFound(String format) throws Exception {
    var call = Constants.call("send(1.25, 2, 30)");
    var messages = new LikelyMessages(List.of(call));
    var envelope = Envelope.of(format);
    messages.add(from("192.0.2.2", envelope.encode(call, 4)));
    for (int i = 1_000; i < 1_300; i++) {
      var other = Constants.call("send(%d.5, %d, 3)".formatted(i, i + 20));
      messages.add(from("192.0.2.2", envelope.encode(other, 4)));
    }
    assertEquals(format, found(messages));
  }

  /** Large random data have small values by chance, as many as the call has. */
  @Test
  void largeMessagesHideNoSmallOne() throws Exception {
    var calls = SentCalls.of("send(5, 1000)");
    var messages = new LikelyMessages(calls);
    messages.add(from("192.0.2.2", Envelope.auto().encode(calls.getFirst(), 4)));
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] large = new byte[60_000];
      random.nextBytes(large);
      System.arraycopy(new byte[] {'K', 5, 'M', (byte) 0xe8, 3}, 0, large, 30_000, 5);
      messages.add(from("192.0.2.2", large));
    }
    assertEquals("auto", found(messages));
    assertTrue(messages.text().startsWith("64 of 201"), messages.text());
  }

  @Test
  void whatIsNotLookedAtIsCounted() throws Exception {
    var messages = new LikelyMessages(SentCalls.of("send('other')"));
    for (int i = 0; i < 64; i++) {
      messages.add(from("192.0.2.3", PickleWriter.write(Constants.value("(1, 2)"), 4)));
    }
    assertEquals("64 messages", messages.text());
    for (int i = 0; i < 1_936; i++) {
      messages.add(pose(i));
    }
    assertEquals(List.of(), messages.find(() -> true));
    String text = messages.text();
    assertTrue(text.startsWith("128 of 2,000 messages, of each sender the newest"), text);
  }

  /** A class room: the battery has a call without values, and others send all the time. */
  @ParameterizedTest
  @ValueSource(ints = {40, 200, 600})
  void manySendersHideNoOther(int count) throws Exception {
    var messages = new LikelyMessages(TestBattery.calls());
    var layout = "custom data=p[1], attributes=p[2], write=('V', args, kwargs)";
    for (Call call : TestBattery.calls()) {
      messages.add(from("192.0.2.3", Envelope.of(layout).encode(call, 4)));
      for (int i = 0; i < 2 * count; i++) {
        String sender = "198.51.%d.%d".formatted(i % count / 250, i % count % 250);
        messages.add(from(sender, pose(i).payload()));
      }
    }
    String found = found(messages);
    assertTrue(found.startsWith("custom data=p[1], attributes=p[2]"), found);
  }

  @Test
  void howManySendersAreLookedAtIsReported() throws Exception {
    var messages = new LikelyMessages(SentCalls.of("send('other')"));
    for (int i = 0; i < 3_000; i++) {
      messages.add(from("198.51.100." + i % 250, new byte[] {(byte) i}));
    }
    assertEquals("3,000 messages", messages.text());
    for (int sender = 0; sender < 1_000; sender++) {
      messages.add(from("198.51.%d.%d".formatted(sender / 250, sender % 250), new byte[] {1}));
    }
    assertTrue(messages.text().contains(" of 4,000 messages, of each of 256 senders the newest"));
  }
}
