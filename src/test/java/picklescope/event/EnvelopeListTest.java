package picklescope.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.format.PayloadFormats;
import picklescope.python.Call;
import picklescope.python.PyInt;
import picklescope.python.source.SourceException;

class EnvelopeListTest {
  private static Datagram datagram(byte[] payload, String from) throws Exception {
    return new Datagram(
        1,
        0,
        Direction.IN,
        new InetSocketAddress(InetAddress.getByName(from), 50_000),
        new InetSocketAddress(4950),
        payload);
  }

  private static Event decode(String envelope, String payload) throws Exception {
    return Envelope.of(envelope).decode(datagram(payload.getBytes(UTF_8), "10.0.0.7"), "LAB-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call, json",
        "json, pickle",
        "json",
        "bare, json, auto",
        "call, custom data=(p[0], p[1]), attributes=p[2], json",
        "skip 4, custom data=p[1]",
        "skip 4, json",
        "json, csv sep=; x, y, struct <3f x, y, z, call",
        "csv (time, text), struct <2h (a, json), text latin-1",
        "osc, msgpack, text",
      })
  void theTextIsReadAgain(String text) throws Exception {
    var envelope = Envelope.of(text);
    assertEquals(envelope, Envelope.of(envelope.text()));
  }

  @Test
  void aNameMayBeAWordOfAnEnvelope() throws Exception {
    var words = new ArrayList<>(EnvelopeText.WORDS);
    words.addAll(PayloadFormats.NAMES);
    for (String word : words) {
      var envelope = Envelope.of("csv (a, %s), json".formatted(word));
      assertEquals(2, ((EnvelopeList) envelope).envelopes().size(), word);
      assertEquals(envelope, Envelope.of(envelope.text()), word);
      assertEquals("csv (a, %s), json".formatted(word), envelope.text());
    }
  }

  @Test
  void thePositionOfAMistakeIsThatInTheList() {
    var mistake = assertThrows(SourceException.class, () -> Envelope.of("call, json x"));
    assertEquals(11, mistake.offset());
    assertThrows(SourceException.class, () -> Envelope.of("call, "));
    assertThrows(SourceException.class, () -> Envelope.of("call" + ", call".repeat(16)));
  }

  @Test
  void theFirstThatMatchesReads() throws Exception {
    var list = Envelope.of("call, json");
    var call = list.decode(datagram(list.encode(Call.of(5), 4), "10.0.0.7"), "LAB-3");
    assertInstanceOf(NetworkEvent.class, call);
    var json = decode("call, json", "{\"trial\": 21}");
    assertEquals(Optional.of(PyInt.of(21)), json.keywords().orElseThrow().get("trial"));
    assertEquals("json", ((RawNetworkEvent) json).content().orElseThrow().format());
  }

  @Test
  void whatMatchesNoneIsReadAsFarAsItGoes() throws Exception {
    var part = (RawNetworkEvent) decode("call, json", "{\"trial\": 21, \"t\": ");
    assertEquals(Optional.of(PyInt.of(21)), part.keywords().orElseThrow().get("trial"));
    assertTrue(part.reason().startsWith("JSON breaks off at byte"), part.reason());
    var none = (RawNetworkEvent) decode("call, json", "hello");
    assertTrue(none.content().isEmpty());
    assertTrue(none.reason().startsWith("call: "), none.reason());
    assertTrue(none.reason().contains("; json: "), none.reason());
  }

  @Test
  void autoRecognizesAWholeObjectOrArrayOnly() throws Exception {
    assertTrue(((RawNetworkEvent) decode("auto", " [1, 2]\n")).recognized());
    for (String other : new String[] {"5", "\"x\"", "{\"a\": 1", "[info] x", "{} {}", ""}) {
      assertTrue(((RawNetworkEvent) decode("auto", other)).content().isEmpty(), other);
    }
    assertTrue(((RawNetworkEvent) decode("pickle", "[1, 2]")).content().isEmpty());
  }

  @Test
  void autoRecognizesOsc() throws Exception {
    var osc = (RawNetworkEvent) decode("auto", "/pos\0\0\0\0,s\0\0abc\0");
    assertTrue(osc.recognized());
    assertEquals("osc", osc.content().orElseThrow().format());
    assertTrue(((RawNetworkEvent) decode("auto", "/pos\0\0\0\0")).content().isEmpty());
    byte[] payload = osc.rawData();
    for (String name : new String[] {"address_pattern", "time_tag", "foo"}) {
      assertEquals(
          osc.keywords().orElseThrow().get(name).isPresent(),
          Envelope.auto().mayHaveAttribute(payload, name.getBytes(UTF_8)),
          name);
    }
  }

  @Test
  void aSenderHasItsOwnEnvelope() throws Exception {
    var sender = PortSender.of("4950@192.168.0.7").orElseThrow();
    var envelopes =
        Envelopes.auto().with(4950, Envelope.of("call")).with(sender, Envelope.of("json"));
    assertEquals("json", envelopes.of(datagram(new byte[0], "192.168.0.7")).text());
    assertEquals("call", envelopes.of(datagram(new byte[0], "192.168.0.8")).text());
    assertEquals("call", envelopes.without(sender).of(datagram(new byte[0], "192.168.0.7")).text());
    assertEquals("4950@192.168.0.7", sender.text());
    for (String wrong : new String[] {"4950", "4950@lab-3", "0@10.0.0.1", "99999@10.0.0.1", "@"}) {
      assertEquals(Optional.empty(), PortSender.of(wrong), wrong);
    }
  }
}
