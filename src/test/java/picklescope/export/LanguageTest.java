package picklescope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.corpus.Corpus;
import picklescope.event.Callback;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.filter.Field;

/** The texts of an event are the same whatever the user's language is. */
@Timeout(60)
class LanguageTest {
  private static final Locale ARABIC = Locale.of("ar", "EG");

  private static List<String> texts(List<byte[]> payloads) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral("10.0.0.7"), 5_000);
    var local = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4_960);
    var texts = new ArrayList<String>();
    for (byte[] payload : payloads) {
      var datagram =
          new Datagram(1, 1_790_000_000_000_000_000L, Direction.IN, remote, local, payload);
      var event = Envelope.auto().decode(datagram, "LAB-3");
      for (CopyForm form : CopyForm.values()) {
        texts.add(form.text(event));
      }
      for (Field field : Field.values()) {
        texts.add(field.text(event));
      }
      var callback = Callback.of(event);
      texts.add(callback.code());
      texts.addAll(callback.warnings());
    }
    return texts;
  }

  @Test
  void digitsAreThoseOfPython() {
    var payloads =
        Corpus.python3().stream()
            .filter(row -> row.path("protocol").asInt() == 4)
            .filter(row -> row.path("name").asString().matches("(obj|numpy)/.*"))
            .map(Corpus::pickle)
            .toList();
    var expected = texts(payloads);
    var usual = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, ARABIC);
    try {
      assertEquals("\u0665", "%d".formatted(5));
      assertEquals(expected, texts(payloads));
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, usual);
    }
  }
}
