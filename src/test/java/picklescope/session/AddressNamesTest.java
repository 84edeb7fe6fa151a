package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.filter.Filter;
import picklescope.settings.Settings;

/** The user's names for computers. */
@Timeout(60)
class AddressNamesTest {
  private static final String ADDRESS = "192.0.2.7";

  @Test
  void aNameIsKeptShownFilteredChangedAndRemoved() throws Exception {
    try (var session = new Session()) {
      var view = session.live();
      var message = message();
      long before = view.versionNow();
      session.addressNames().set(ADDRESS, " left tracker ");
      assertTrue(view.versionNow() != before, "what is shown is decoded again");
      assertEquals("left tracker", view.decoder().decode(message).sender());
      assertTrue(
          Filter.of("sender == 'left tracker'").decide(view.decoder().subject(message)).isYes());
      assertEquals(
          Map.of(ADDRESS, "left tracker"), session.settings().get(Settings.ALIASES), "kept");
      assertEquals(
          Optional.of("left tracker"), session.senderNames().known(InetAddress.getByName(ADDRESS)));
      session.addressNames().set(ADDRESS, "right tracker");
      assertEquals(Map.of(ADDRESS, "right tracker"), session.addressNames().all());
      session.addressNames().set(ADDRESS, " ");
      assertEquals(Map.of(), session.addressNames().all());
      assertEquals(ADDRESS, view.decoder().decode(message).sender());
    }
  }

  @Test
  void aNameIsOneVisibleLine() {
    try (var session = new Session()) {
      session.addressNames().set(ADDRESS, "a\u202eb\n" + "x".repeat(200));
      String name = session.addressNames().all().get(ADDRESS);
      assertEquals(AddressNames.MOST_CHARS, name.length());
      assertTrue(name.startsWith("a\\u202eb\\nxx"), name);
    }
  }

  private static Datagram message() throws Exception {
    var remote = new InetSocketAddress(InetAddress.getByName(ADDRESS), 50_000);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    return new Datagram(1, 1, Direction.IN, remote, local, new byte[] {'x'});
  }
}
