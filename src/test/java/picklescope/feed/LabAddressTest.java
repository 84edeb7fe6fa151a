package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabAddressTest {
  private static LabAddress of(String text) {
    return LabAddress.of(text);
  }

  @Test
  void addressesAsTheyAreWritten() {
    assertEquals("lab-server", of("nats://lab-server").host());
    assertEquals(4222, of("nats://lab-server").port());
    assertFalse(of("nats://lab-server").tls());
    assertTrue(of("TLS://lab-server:443/").tls());
    assertEquals(443, of("TLS://lab-server:443/").port());
    assertEquals("[fd00::1]", of("nats://[fd00::1]:4333").host());
    var user = of("nats://anna:p%40ss+%C3%A4@10.0.0.1").user().orElseThrow();
    assertEquals(new LabAddress.User("anna", "p@ss+ä"), user);
  }

  @Test
  void itsTextHasNoPassword() {
    assertEquals("tls://lab-server:443", of("tls://anna:secret@lab-server:443").toString());
    assertFalse(of("nats://anna:secret@h").user().orElseThrow().toString().contains("secret"));
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> of("nats://anna:secret@lab server"));
    assertFalse(String.valueOf(wrong.getMessage()).contains("secret"), wrong.getMessage());
  }

  @Test
  void passwordsAndFilesComeFromTheEnvironment() {
    var all =
        LabAddress.of(
            "tls://anna@h", Map.of("NATS_PASSWORD", "x", "NATS_CREDS", "a.creds", "NATS_CA", "ca"));
    assertEquals("x", all.user().orElseThrow().password());
    assertEquals(Optional.of(Path.of("a.creds")), all.credentials());
    assertEquals(Optional.of(Path.of("ca")), all.authority());
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (String text :
        List.of(
            "",
            "lab-server",
            "nats://",
            "http://h",
            "nats://h:0",
            "nats://h:70000",
            "nats://h/path",
            "nats://h?x=1",
            "nats://a b",
            "nats://h:x")) {
      assertThrows(IllegalArgumentException.class, () -> of(text), text);
    }
  }

  @Test
  void namesOfHostsAreWordsOfSubjects() {
    var name = new HostName("lab-3.example");
    assertEquals("lab-3=2Eexample", name.token());
    assertEquals(Optional.of(name), HostName.ofToken(name.token()));
    for (String text : List.of("", "a b", "a*", ">", "a=2E", "ä", "x".repeat(64))) {
      assertThrows(IllegalArgumentException.class, () -> new HostName(text), text);
    }
    assertEquals(Optional.empty(), HostName.ofToken("a*b"));
    assertFalse(HostName.ofThisComputer().text().isEmpty());
  }
}
