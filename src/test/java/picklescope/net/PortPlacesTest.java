package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.TestProcess;
import picklescope.TwoHosts;

/** Ports at one host, and python3 that sends at another. */
@Timeout(120)
class PortPlacesTest {
  private static final String SEND =
      """
      import socket
      def send(text, to, port=4950, by=None):
          v6 = ':' in to
          s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
          s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
          if by and v6:
              s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, socket.if_nametoindex(by))
          elif by:
              s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(by))
              s.bind((by, 0))
          s.sendto(text.encode(), (to, port))
      """;

  private TwoHosts hosts;
  private Process host;
  private BufferedReader output;

  @BeforeEach
  void connect() throws Exception {
    hosts = TwoHosts.connect();
  }

  @AfterEach
  void end() throws Exception {
    if (host != null) {
      host.destroyForcibly().waitFor();
    }
    if (hosts != null) {
      hosts.disconnect();
    }
  }

  private List<String> open(String... ports) throws Exception {
    var program = TestProcess.java(PortsHost.class, ports);
    program.command().add(1, "--enable-native-access=ALL-UNNAMED");
    host = hosts.atA(program).start();
    output = host.inputReader();
    return lines(ports.length);
  }

  private List<String> lines(int count) throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(output.readLine());
    }
    return lines;
  }

  private void send(String script) throws Exception {
    hosts.pythonAtB(SEND + script);
  }

  @Test
  void aGroupOfOneInterfaceIsReceivedAndNoOther() throws Exception {
    assertEquals(List.of("4950 open [239.1.1.1 on eth0]"), open("4950 239.1.1.1@eth0"));
    send(
        """
        send('another group', '239.1.1.2', by='10.77.0.2')
        send('another interface', '239.1.1.1', by='10.78.0.2')
        send('group', '239.1.1.1', by='10.77.0.2')
        send('unicast', '10.77.0.1')
        """);
    assertEquals(List.of("4950 group from 10.77.0.2", "4950 unicast from 10.77.0.2"), lines(2));
  }

  @Test
  @Tag("slow")
  void aGroupWithoutAnInterfaceIsReceivedByAll() throws Exception {
    assertEquals(
        List.of("4950 open [239.1.1.1 on eth0, eth1, lo]"), sorted(open("4950 239.1.1.1")));
    send(
        """
        send('one', '239.1.1.1', by='10.78.0.2')
        send('two', '239.1.1.1', by='10.77.0.2')
        send('three', '10.77.0.1')
        """);
    assertEquals(
        List.of("4950 one from 10.78.0.2", "4950 two from 10.77.0.2", "4950 three from 10.77.0.2"),
        lines(3));
  }

  /** The order of interfaces is the system's. */
  private static List<String> sorted(List<String> lines) {
    return lines.stream()
        .map(line -> {
          int on = line.indexOf(" on ") + 4;
          String[] names = line.substring(on, line.length() - 1).split(", ");
          Arrays.sort(names);
          return line.substring(0, on) + String.join(", ", names) + "]";
        })
        .toList();
  }

  @Test
  @Tag("slow")
  void aGroupOfIpv6IsReceived() throws Exception {
    assertEquals(List.of("4950 open [ff15::1 on eth0]"), open("4950 ff15::1@eth0"));
    send(
        """
        send('another group', 'ff15::2', by='eth0')
        send('another interface', 'ff15::1', by='eth1')
        send('group', 'ff15::1', by='eth0')
        send('unicast', 'fd77::1')
        """);
    var lines = lines(2);
    assertTrue(lines.getFirst().startsWith("4950 group from fd77:"), lines::toString);
    assertTrue(lines.getLast().startsWith("4950 unicast from fd77:"), lines::toString);
  }

  @Test
  @Tag("slow")
  void onlyTheSourcesOfAGroupAreReceived() throws Exception {
    hosts.run("ip -n B addr add 10.77.0.3/24 dev eth0; ip -n B addr add fd77::3/64 dev eth0 nodad");
    assertEquals(
        List.of("4950 open [232.1.1.1 on eth0 from 10.77.0.3, ff35::1 on eth0 from fd77::3]"),
        open("4950 232.1.1.1@eth0 from 10.77.0.3 ff35::1@eth0 from fd77::3"));
    send(
        """
        def by6(text, address):
            s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
            s.bind((address, 0))
            s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, socket.if_nametoindex('eth0'))
            s.sendto(text.encode(), ('ff35::1', 4950))
        send('another', '232.1.1.1', by='10.77.0.2')
        send('chosen', '232.1.1.1', by='10.77.0.3')
        by6('another', 'fd77::2')
        by6('chosen', 'fd77::3')
        """);
    assertEquals(
        List.of("4950 chosen from 10.77.0.3", "4950 chosen from fd77:0:0:0:0:0:0:3"), lines(2));
  }

  @Test
  @Tag("slow")
  void onePlaceReceivesWhatIsSentThere() throws Exception {
    assertEquals(
        List.of("4950 open []", "4951 open []", "4952 open []", "4960 open []", "4961 open []"),
        open0("10.77.0.1:4950", "eth1:4951", "4952", "4960-4961"));
    send(
        """
        send('other address', '10.78.0.1', 4950)
        send('subnet broadcast', '10.77.0.255', 4950)
        send('address', '10.77.0.1', 4950)
        send('other interface', '10.77.0.1', 4951)
        send('interface', '10.78.0.1', 4951)
        send('broadcast on it', '10.78.0.255', 4951)
        send('subnet broadcast', '10.77.0.255', 4952)
        send('broadcast', '255.255.255.255', 4952)
        send('range', '10.77.0.1', 4960)
        send('range', '10.77.0.1', 4961)
        """);
    var lines = lines(7);
    Collections.sort(lines);
    assertEquals(
        List.of(
            "4950 address from 10.77.0.2",
            "4951 broadcast on it from 10.78.0.2",
            "4951 interface from 10.78.0.2",
            "4952 broadcast from 10.77.0.2",
            "4952 subnet broadcast from 10.77.0.2",
            "4960 range from 10.77.0.2",
            "4961 range from 10.77.0.2"),
        lines);
  }

  private List<String> open0(String... ports) throws Exception {
    var first = open(ports);
    first.addAll(lines(1)); // of the range
    return first;
  }

  @Test
  @Tag("slow")
  void groupsAndPlacesFollowInterfacesThatGoAndComeBack() throws Exception {
    String group = "239.1.1.1 on eth0";
    assertEquals(
        List.of("4950 open [%s]".formatted(group), "4951 open []", "4952 open [239.1.1.1 on lo]"),
        open("4950 239.1.1.1@eth0", "eth0:4951", "4952 239.1.1.1@lo"));
    hosts.run("ip -n A link set eth0 down && ip -n A link set eth0 up");
    String all =
        """
        send('group', '239.1.1.1', 4950, by='10.77.0.2')
        send('place', '10.77.0.1', 4951)
        """;
    send(all);
    assertEquals(
        List.of("4950 group from 10.77.0.2", "4951 place from 10.77.0.2"),
        lines(2).stream().sorted().toList());

    hosts.run("ip -n A link del eth0");
    hosts.run(
        """
        ip link add eth0 netns A type veth peer name eth0 netns B &&
        ip -n A addr add 10.77.0.1/24 dev eth0 && ip -n B addr add 10.77.0.2/24 dev eth0 &&
        ip -n A link set eth0 up && ip -n B link set eth0 up &&
        ip -n B route add default dev eth0
        """);
    host.getOutputStream().write('\n');
    host.getOutputStream().flush();
    assertEquals(
        List.of("4950 open [%s]".formatted(group), "4951 open []", "4952 open [239.1.1.1 on lo]"),
        lines(3).stream().sorted().toList());
    send(all);
    assertEquals(
        List.of("4950 group from 10.77.0.2", "4951 place from 10.77.0.2"),
        lines(2).stream().sorted().toList());
  }

  private List<String> states() throws Exception {
    host.getOutputStream().write('?');
    host.getOutputStream().flush();
    return sorted(lines(1));
  }

  @Test
  @Tag("slow")
  void aGroupIsJoinedOnAnInterfaceThatComesLater() throws Exception {
    open("4950 239.1.1.1");
    hosts.run(
        """
        ip link add usb0 netns A type veth peer name usb0 netns B &&
        ip -n A addr add 10.79.0.1/24 dev usb0 && ip -n B addr add 10.79.0.2/24 dev usb0 &&
        ip -n A link set usb0 up && ip -n B link set usb0 up
        """);
    var joined = List.of("4950 open [239.1.1.1 on eth0, eth1, lo, usb0]");
    Await.until("it is joined without being asked", () -> states().equals(joined));
    send("send('group', '239.1.1.1', 4950, by='10.79.0.2')");
    assertEquals(List.of("4950 group from 10.79.0.2"), lines(1));
  }

  @Test
  @Tag("slow")
  void whatIsNotThereIsRetried() throws Exception {
    var states = open("4950 239.1.1.1@usb0", "10.79.0.1:4951", "usb0:4952");
    for (int i = 0; i < states.size(); i++) {
      String reason =
          i == 1
              ? "10.79.0.1 is not an address of this computer. Its addresses are 10.7"
              : "This computer has no network interface 'usb0'. Its interfaces are ";
      assertTrue(
          states.get(i).startsWith("NOT_THERE Port %d: %s".formatted(4950 + i, reason)),
          states::toString);
    }
    hosts.run(
        """
        ip -n A link add usb0 type veth peer name usb1 && ip -n A addr add 10.79.0.1/24 dev usb0 &&
        ip -n A link set usb0 up
        """);
    host.getOutputStream().write('\n');
    host.getOutputStream().flush();
    assertEquals(
        List.of("4950 open [239.1.1.1 on usb0]", "4951 open []", "4952 open []"), lines(3));
  }
}
