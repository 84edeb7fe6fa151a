package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
  private static List<String> chosen(String... interfacesAndAddresses) throws UnknownHostException {
    var all = new ArrayList<OwnAddress>();
    for (String one : interfacesAndAddresses) {
      String[] parts = one.split(" ");
      all.add(new OwnAddress(parts[0], InetAddress.getByName(parts[1])));
    }
    return OwnAddress.oneOfEach(all).stream()
        .map(own -> own.networkInterface() + " " + own.text())
        .toList();
  }

  @Test
  void oneOfEachInterfaceIpv4FirstLoopbackLast() throws Exception {
    assertEquals(
        List.of("eth0 192.168.1.20", "wlan0 10.0.0.7", "tun0 2001:db8:0:0:0:0:0:5", "lo 127.0.0.1"),
        chosen(
            "lo 0:0:0:0:0:0:0:1",
            "lo 127.0.0.1",
            "tun0 2001:db8::5",
            "eth0 2001:db8::20",
            "eth0 192.168.1.20",
            "eth0 192.168.1.21",
            "wlan0 10.0.0.7"));
  }

  @Test
  void anAddressThatNeedsTheSendersInterfaceIsNotOffered() throws Exception {
    assertEquals(List.of("lo 127.0.0.1"), chosen("eth0 fe80::1", "lo 127.0.0.1"));
  }

  @Test
  void thisComputerHasALoopback() {
    var last = OwnAddress.ofThisComputer().getLast();
    assertTrue(last.address().isLoopbackAddress(), last.toString());
  }
}
