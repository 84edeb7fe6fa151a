package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.system.ThisComputer;
import picklescope.thread.ExpectedFailures;

@Timeout(60)
class SenderNamesTest {
  private final InetAddress lab = address("192.0.2.7");

  @Test
  void answersWithTheAddressUntilTheNameIsKnownAndLooksItUpOnce() throws Exception {
    var answer = new CountDownLatch(1);
    var asked = new AtomicInteger();
    try (var names =
        new SenderNames(_ -> {
          asked.incrementAndGet();
          await(answer);
          return "LAB-3";
        })) {
      long version = names.version();
      assertEquals("192.0.2.7", names.nameOf(lab));
      assertEquals("192.0.2.7", names.nameOf(lab));
      assertEquals(version, names.version());

      answer.countDown();
      until(() -> names.version() != version);
      assertEquals("LAB-3", names.nameOf(lab));
      assertEquals("LAB-3", names.nameOf(lab));
      assertEquals(1, asked.get());
    }
  }

  @Test
  void theUsersAliasComesBeforeAll() throws Exception {
    try (var names = new SenderNames(_ -> "LAB-3")) {
      until(() -> names.nameOf(lab).equals("LAB-3"));
      long version = names.version();
      names.setAliases(Map.of("192.0.2.7", "left tracker"));
      assertNotEquals(version, names.version());
      assertEquals("left tracker", names.nameOf(lab));
      names.setAliases(Map.of());
      assertEquals("LAB-3", names.nameOf(lab));
    }
  }

  @Test
  void aNameServiceThatHangsHoldsNobodyUp() {
    var never = new CountDownLatch(1);
    try (var names =
        new SenderNames(_ -> {
          await(never);
          return "?";
        })) {
      for (int i = 0; i < 100_000; i++) {
        var address = address("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        assertEquals(address.getHostAddress(), names.nameOf(address));
      }
    } finally {
      never.countDown();
    }
  }

  @Test
  void anAddressWithoutANameChangesNothing() throws Exception {
    var asked = new CountDownLatch(2);
    try (var names =
        new SenderNames(address -> {
          asked.countDown();
          return address.getHostAddress();
        })) {
      long version = names.version();
      names.nameOf(lab);
      names.nameOf(address("192.0.2.8")); // answered after the first
      assertTrue(asked.await(30, TimeUnit.SECONDS));
      assertEquals("192.0.2.7", names.nameOf(lab));
      assertEquals(version, names.version());
    }
  }

  @Test
  void aNameIsSettledWhenALookUpHasEndedWhateverItFound() throws Exception {
    var answer = new CountDownLatch(1);
    try (var names =
        new SenderNames(address -> {
          await(answer);
          return address.getHostAddress();
        })) {
      assertFalse(names.isSettled(lab));
      answer.countDown();
      until(() -> names.isSettled(lab));
      names.setAliases(Map.of("192.0.2.8", "LAB-4"));
      assertTrue(names.isSettled(address("192.0.2.8")));
    }
  }

  /** A name server that does not answer when it is asked again. */
  @Test
  void aKnownNameStaysUntilAnotherIsFound() throws Exception {
    var address = InetAddress.getByName("192.0.2.7");
    try (var names = new SenderNames(InetAddress::getHostAddress)) {
      names.learn(address, "LAB-3");
      long version = names.version();
      names.learn(address, "192.0.2.7"); // what a look-up returns that finds nothing
      assertEquals("LAB-3", names.nameOf(address));
      assertEquals(version, names.version());
      names.learn(address, "LAB-4");
      assertEquals("LAB-4", names.nameOf(address));
    }
  }

  /** In a lab without a name server each look-up takes ten seconds, but names in a file none. */
  @Test
  void slowAnswersHoldUpNoOther() throws Exception {
    var never = new CountDownLatch(1);
    try (var names =
        new SenderNames(address -> {
          if (address.getAddress()[2] == 100) {
            await(never);
          }
          return "LAB";
        })) {
      for (int slow = 1; slow < 16; slow++) {
        names.nameOf(address("198.51.100." + slow));
      }
      until(() -> names.nameOf(address("192.0.2.8")).equals("LAB"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void switchedOffNoNameServerIsAsked() throws Exception {
    var asked = new AtomicInteger();
    try (var names =
        new SenderNames(_ -> {
          asked.incrementAndGet();
          return "LAB-3";
        })) {
      names.setLookUps(false);
      until(() -> names.isSettled(lab));
      assertEquals("192.0.2.7", names.nameOf(lab));
      until(() -> names.nameOf(address("127.0.0.1")).equals(ThisComputer.name()));
      assertEquals(0, asked.get());
      names.setLookUps(true);
      until(() -> names.nameOf(lab).equals("LAB-3"));
    }
  }

  @Test
  void aLookUpThatFailsEndsNoOther() throws Exception {
    try (var reported = new ExpectedFailures();
        var names =
            new SenderNames(address -> {
              if (address.equals(lab)) {
                throw new IllegalStateException("a mistake");
              }
              return "LAB-4";
            })) {
      until(() -> names.isSettled(lab));
      assertEquals("a mistake", reported.next());
      until(() -> names.nameOf(address("192.0.2.8")).equals("LAB-4"));
    }
  }

  @Test
  void ourOwnAddressesHaveOurName() throws Exception {
    try (var names = new SenderNames()) {
      var loopback = address("127.0.0.1");
      until(() -> names.nameOf(loopback).equals(ThisComputer.name()));
    }
  }

  private static void until(Callable<Boolean> condition) {
    Await.until("it", condition);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
