package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.linux.LinuxCalls;

@Timeout(60)
class SendmmsgTest {
  @BeforeEach
  void needsLinux() {
    assumeTrue(LinuxCalls.areAvailable() && SocketRow.areKnown(), "sendmmsg is Linux's");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyDatagramArrivesInOrderAsItWasSent(boolean together) throws Exception {
    var random = new Random(20);
    var calls = new Sendmmsg();
    for (String host : List.of("127.0.0.1", "::1")) {
      try (var target = new DatagramSocket(0, InetAddress.getByName(host));
          var channel = connected(target);
          var arena = Arena.ofConfined()) {
        target.setSoTimeout(10_000);
        int descriptor = descriptor(channel);
        for (int round = 0; round < 50; round++) {
          var messages = messages(random);
          set(calls, arena.allocate(1 << 18), messages);
          for (int sent = 0; sent < messages.size(); ) {
            sent += calls.send(descriptor, sent, messages.size() - sent, together);
          }
          for (byte[] message : messages) {
            assertArrayEquals(message, receive(target));
          }
        }
      }
    }
  }

  /** Were they sent each on its own, the refusal of the first one would stop the second one. */
  @Test
  void datagramsOfTheSameLengthAreRefusedTogether() throws Exception {
    var calls = new Sendmmsg();
    try (var channel = connectedToNobody();
        var arena = Arena.ofConfined()) {
      int descriptor = descriptor(channel);
      assumeTrue(LinuxSocket.knowsSegments(descriptor), "from Linux 4.18");
      var messages = new ArrayList<byte[]>();
      messages.add(new byte[50]);
      for (int i = 0; i < 40; i++) {
        messages.add(new byte[100]);
      }
      set(calls, arena.allocate(1 << 18), messages);

      assertEquals(1, calls.send(descriptor, 0, 41, true));
      assertEquals(1, calls.lastPacket());
      assertEquals(
          40, calls.send(descriptor, 1, 40, true), "the error has stopped the call before");
      assertEquals(40, calls.lastPacket());
      assertEquals(Sendmmsg.REFUSED, calls.send(descriptor, 1, 40, true));
      assertEquals(1, calls.send(descriptor, 1, 40, false));
      assertEquals(1, calls.lastPacket());
    }
  }

  /** As where the route's longest datagram is shorter: the system then takes no such packet. */
  @Test
  void whatTheSystemCannotCutIsSentOneByOne() throws Exception {
    var calls = new Sendmmsg();
    try (var target = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var channel = connected(target);
        var arena = Arena.ofConfined()) {
      target.setSoTimeout(10_000);
      int descriptor = descriptor(channel);
      var withoutChecksums = LinuxSocket.set(descriptor, 11, 1); // SO_NO_CHECK, which cutting needs
      assumeTrue(withoutChecksums);
      var messages = Collections.nCopies(30, new byte[] {1, 2, 3});
      set(calls, arena.allocate(1 << 18), messages);

      assertEquals(30, calls.send(descriptor, 0, 30, true));
      assertEquals(1, calls.lastPacket());
      for (byte[] message : messages) {
        assertArrayEquals(message, receive(target));
      }
    }
  }

  /** Returns up to 64 messages, often of the same length as the one before. */
  private static List<byte[]> messages(RandomGenerator random) {
    var messages = new ArrayList<byte[]>();
    int count = random.nextInt(1, Sendmmsg.MOST + 1);
    int length = 100;
    for (int i = 0; i < count; i++) {
      length = random.nextInt(20) == 0 ? random.nextInt(1, 600) : length;
      byte[] message = new byte[length];
      random.nextBytes(message);
      messages.add(message);
    }
    return messages;
  }

  private static void set(Sendmmsg calls, MemorySegment memory, List<byte[]> messages) {
    long at = 0;
    for (int i = 0; i < messages.size(); i++) {
      byte[] message = messages.get(i);
      MemorySegment.copy(message, 0, memory, ValueLayout.JAVA_BYTE, at, message.length);
      calls.set(i, memory.address() + at, message.length);
      at += message.length;
    }
  }

  private static DatagramChannel connected(DatagramSocket target) throws IOException {
    return DatagramChannel.open().connect(target.getLocalSocketAddress());
  }

  private static DatagramChannel connectedToNobody() throws IOException {
    int port = FreePorts.next();
    return DatagramChannel.open().connect(new InetSocketAddress("127.0.0.1", port));
  }

  private static int descriptor(DatagramChannel channel) throws IOException {
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return OwnSocket.boundTo(port).orElseThrow().descriptor();
  }

  private static byte[] receive(DatagramSocket target) throws IOException {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    target.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }
}
