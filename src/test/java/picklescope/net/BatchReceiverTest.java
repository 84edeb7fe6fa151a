package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.Await;
import picklescope.linux.LinuxCalls;

/** Both ways to receive give the same. */
@Timeout(60)
class BatchReceiverTest {
  enum Receiving {
    ONE_BY_ONE {
      @Override
      BatchReceiver from(DatagramChannel channel) {
        return new ChannelReceiver(channel);
      }
    },
    IN_BATCHES {
      @Override
      BatchReceiver from(DatagramChannel channel) throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux has recvmmsg");
        assertTrue(LinuxCalls.areAvailable(), "the tests may call native code");
        var socket = OwnSocket.boundTo(channel.socket().getLocalPort()).orElseThrow();
        LinuxSocket.set(socket.descriptor(), LinuxSocket.SO_TIMESTAMPNS, 1);
        var recvmmsg = new Recvmmsg();
        return (most, sink, arrival) ->
            recvmmsg.receive(channel, socket.descriptor(), new DropCounter(), most, sink, arrival);
      }
    };

    abstract BatchReceiver from(DatagramChannel channel) throws IOException;
  }

  private record Received(long timeNanos, InetSocketAddress remote, byte[] payload) {}

  private final CollectingSink sink = new CollectingSink();
  private final InetSocketAddress nowhere = new InetSocketAddress(0);

  private static DatagramChannel bound(String address) throws IOException {
    var channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    channel.configureBlocking(false);
    return channel;
  }

  /** Receives until that many have come. */
  private List<Received> receive(BatchReceiver receiver, int count) throws IOException {
    var received = new ArrayList<Received>();
    Await.soon(
        count + " received",
        () -> {
          take(receiver, 1_000, received);
          return received.size() >= count;
        });
    return received;
  }

  private boolean take(BatchReceiver receiver, int most, List<Received> to) throws IOException {
    return receiver.receive(
        most,
        sink,
        (timeNanos, remote, bytes) -> {
          sink.received(timeNanos, remote, nowhere);
          byte[] payload = sink.datagrams.remove().payload();
          assertEquals(payload.length, bytes);
          to.add(new Received(timeNanos, remote, payload));
        });
  }

  /** The system reports the refusal of a sent datagram by the next call of its socket. */
  @ParameterizedTest
  @EnumSource
  void aRefusalOfWhatWasSentIsNoErrorOfReceiving(Receiving receiving) throws Exception {
    try (var channel = bound("127.0.0.1");
        var other = bound("127.0.0.1")) {
      var receiver = receiving.from(channel);
      if (receiving == Receiving.IN_BATCHES) {
        var socket = OwnSocket.boundTo(channel.socket().getLocalPort()).orElseThrow();
        LinuxSocket.setErrorQueue(socket.descriptor(), true);
      }
      var nobody = new InetSocketAddress("127.0.0.1", FreePorts.next());
      for (int i = 0; i < 10; i++) {
        channel.send(ByteBuffer.wrap(new byte[] {1}), nobody);
        assertFalse(take(receiver, 1, new ArrayList<>()));
      }
      other.send(ByteBuffer.wrap(new byte[] {2}), channel.getLocalAddress());
      assertArrayEquals(new byte[] {2}, receive(receiver, 1).getFirst().payload());
    }
  }

  @ParameterizedTest
  @EnumSource
  void payloadsOfAllSizesAreReceivedInOrder(Receiving receiving) throws Exception {
    try (var to = bound("127.0.0.1");
        var from = bound("127.0.0.1")) {
      var receiver = receiving.from(to);
      int[] sizes = {65_507, 0, 1, 114, 1_472, 65_507, 2};
      for (int i = 0; i < sizes.length; i++) {
        byte[] payload = new byte[sizes[i]];
        Arrays.fill(payload, (byte) (i + 1));
        from.send(ByteBuffer.wrap(payload), to.getLocalAddress());
      }
      var received = receive(receiver, sizes.length);
      for (int i = 0; i < sizes.length; i++) {
        byte[] payload = new byte[sizes[i]];
        Arrays.fill(payload, (byte) (i + 1));
        assertArrayEquals(payload, received.get(i).payload());
        assertEquals(from.getLocalAddress(), received.get(i).remote());
      }
    }
  }

  /**
   * The arrival time does not depend on when it is received, where the system reports it. Linux
   * turns its timestamps on a moment after they are asked for; until then it reports the time of
   * receiving.
   */
  @ParameterizedTest
  @EnumSource
  void theTimeIsWhenTheDatagramArrived(Receiving receiving) throws Exception {
    try (var to = bound("127.0.0.1");
        var from = bound("127.0.0.1")) {
      var receiver = receiving.from(to);
      Await.soon(
          "the time is that of the arrival",
          () -> {
            long before = WallClock.nanos();
            from.send(ByteBuffer.wrap(new byte[3]), to.getLocalAddress());
            long after = WallClock.nanos();
            long time = receive(receiver, 1).getFirst().timeNanos();
            long received = WallClock.nanos();
            assertTrue(before <= time, before + " <= " + time);
            assertTrue(time <= received, time + " <= " + received);
            return receiving == Receiving.ONE_BY_ONE || time <= after;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalBatchesOfTwoSendersAreReceived(Receiving receiving) throws Exception {
    try (var to = bound("127.0.0.1");
        var first = bound("127.0.0.1");
        var second = bound("127.0.0.1")) {
      var receiver = receiving.from(to);
      for (int i = 0; i < 200; i++) {
        (i % 3 == 0 ? first : second)
            .send(ByteBuffer.wrap(new byte[] {(byte) i}), to.getLocalAddress());
      }
      var received = new ArrayList<Received>();
      assertTrue(take(receiver, 150, received), "there are more");
      assertEquals(150, received.size());
      assertFalse(take(receiver, 150, received), "all are taken");
      assertEquals(200, received.size());
      for (int i = 0; i < 200; i++) {
        assertEquals((byte) i, received.get(i).payload()[0]);
        assertEquals(
            (i % 3 == 0 ? first : second).getLocalAddress(), received.get(i).remote(), "of " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIpv4SenderHasAnIpv4AddressAtASocketForBoth(Receiving receiving) throws Exception {
    try (var to = bound("0.0.0.0");
        var both = DatagramChannel.open().bind(null);
        var from = bound("127.0.0.1")) {
      both.configureBlocking(false);
      for (var channel : List.of(to, both)) {
        from.send(
            ByteBuffer.wrap(new byte[3]),
            new InetSocketAddress("127.0.0.1", channel.socket().getLocalPort()));
        assertEquals(
            from.getLocalAddress(), receive(receiving.from(channel), 1).getFirst().remote());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSocketForIpv4Alone(Receiving receiving) throws Exception {
    try (var to = DatagramChannel.open(StandardProtocolFamily.INET).bind(null);
        var from = bound("127.0.0.1")) {
      to.configureBlocking(false);
      from.send(
          ByteBuffer.wrap(new byte[3]),
          new InetSocketAddress("127.0.0.1", to.socket().getLocalPort()));
      assertEquals(from.getLocalAddress(), receive(receiving.from(to), 1).getFirst().remote());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ipv6SendersWithTheirNetworkCard(Receiving receiving) throws Exception {
    var address = linkLocal();
    assumeTrue(address.isPresent(), "this computer has no link-local IPv6 address");
    try (var to = DatagramChannel.open().bind(new InetSocketAddress(address.get(), 0));
        var from = DatagramChannel.open().bind(new InetSocketAddress(address.get(), 0))) {
      to.configureBlocking(false);
      from.send(ByteBuffer.wrap(new byte[3]), to.getLocalAddress());
      var remote = receive(receiving.from(to), 1).getFirst().remote();
      assertEquals(from.getLocalAddress(), remote);
      assertEquals(
          ((Inet6Address) address.get()).getScopeId(),
          ((Inet6Address) remote.getAddress()).getScopeId());
    }
  }

  private static Optional<InetAddress> linkLocal() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.isLinkLocalAddress() && address.getAddress().length == 16)
        .findFirst();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsReceivedAfterTheChannelIsClosed(Receiving receiving) throws Exception {
    var to = bound("127.0.0.1");
    try (var from = bound("127.0.0.1")) {
      var receiver = receiving.from(to);
      for (int i = 0; i < 100; i++) {
        from.send(ByteBuffer.wrap(new byte[3]), to.getLocalAddress());
      }
      var count = new ArrayList<Integer>();
      receiver.receive(
          1_000,
          sink,
          (timeNanos, remote, bytes) -> {
            count.add(bytes);
            close(to);
          });
      assertTrue(count.size() <= 64, "another socket may have its descriptor");
    } finally {
      to.close();
    }
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
