package picklescope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferUnderflowException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

@Timeout(60)
class PluginFormatTest {
  /** What a plugin does with a payload. */
  private interface Reader {
    Call read(byte[] payload) throws FormatException;
  }

  private static PluginFormat format(Reader reader) {
    var plugin =
        new FormatPlugin() {
          @Override
          public String name() {
            return "mine";
          }

          @Override
          public String help() {
            return "a format of one's own";
          }

          @Override
          public Call read(byte[] payload) throws FormatException {
            return reader.read(payload);
          }
        };
    return new PluginFormat(plugin, plugin.name(), plugin.help());
  }

  @Test
  void readsWhatThePluginReturns() {
    var content = format(bytes -> Call.of(bytes.length).with("first", bytes[0])).read(new byte[9]);
    assertEquals("(9,) {'first': 0}", text(content));
    assertTrue(content.isWhole());
  }

  private static String text(Content content) {
    return new Repr().of(content.data()) + " " + new Repr().of(content.attributes());
  }

  @Test
  void whatItThrowsCostsTheMessageOnly() {
    var format =
        format(bytes -> {
          return switch (bytes[0]) {
            case 0 -> throw new FormatException("no header");
            case 1 -> throw new IllegalStateException("a defect");
            case 2 -> throw new StackOverflowError();
            case 4 -> throw new FormatException(new BufferUnderflowException().getMessage());
            case 5 -> new Call(PyTuple.of(), null);
            case 6 -> new Call(null, PyDict.of());
            case 7 -> null;
            default -> Call.of(1);
          };
        });
    assertEquals("no header", format.read(new byte[] {0}).problem());
    assertTrue(format.read(new byte[] {1}).problem().contains("a defect"));
    assertTrue(format.read(new byte[] {2}).problem().contains("StackOverflowError"));
    assertTrue(format.read(new byte[] {3}).isWhole());
    assertEquals("no reason is given", format.read(new byte[] {4}).problem());
    for (byte noCall = 5; noCall <= 7; noCall++) {
      assertEquals("the plugin mine returned no call", format.read(new byte[] {noCall}).problem());
    }
  }

  @Tag("slow")
  @Test
  void oneThatHangsIsNotCalledForEver() {
    var never = new CountDownLatch(1);
    var calls = new AtomicInteger();
    var format =
        format(_ -> {
          calls.incrementAndGet();
          while (never.getCount() > 0) {
            Thread.interrupted(); // it does not listen
          }
          return Call.of();
        });
    for (int i = 0; i < 5; i++) {
      assertTrue(format.read(new byte[1]).problem().contains("did not return"));
    }
    assertEquals(3, calls.get());
    never.countDown();
  }

  @Test
  void itNeedNotWrite() {
    var mistake =
        assertThrows(FormatException.class, () -> format(_ -> Call.of()).write(Call.of()));
    assertEquals("the format mine can only be read", mistake.getMessage());
  }
}
