package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.feed.FeedException;
import picklescope.feed.LabAddress;

/**
 * Credentials files at a real nats-server, whose users are named by tokens (JWT) that are signed by
 * NKeys, as {@code nsc} makes them.
 */
@Tag("slow")
@Timeout(60)
class CredentialsTest {
  private static final int OPERATOR = 14 << 3;
  private static final int ACCOUNT = 0;
  private static final int USER = 20 << 3;
  private static final int SEED = 18 << 3;

  @TempDir private Path folder;

  /** An NKey of a kind: an Ed25519 key. */
  private record Nkey(int kind, KeyPair pair) {
    static Nkey of(int kind) throws Exception {
      return new Nkey(kind, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    String name() {
      var point = ((EdECPublicKey) pair.getPublic()).getPoint();
      byte[] bytes = new byte[32];
      byte[] y = point.getY().toByteArray();
      for (int i = 0; i < y.length; i++) {
        if (y.length - 1 - i < 32) {
          bytes[y.length - 1 - i] = y[i];
        }
      }
      bytes[31] |= (byte) (point.isXOdd() ? 0x80 : 0);
      return base32(new byte[] {(byte) kind}, bytes);
    }

    String seed() {
      byte[] bytes = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return base32(new byte[] {(byte) (SEED | kind >> 5), (byte) ((kind & 31) << 3)}, bytes);
    }

    String token(String issued, String claims) throws Exception {
      String content =
          "{\"jti\":\"x\",\"iat\":1700000000,\"iss\":\"%s\",\"sub\":\"%s\",\"name\":\"n\",\"nats\":{%s,\"version\":2}}"
              .formatted(name(), issued, claims);
      String signed =
          base64("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}".getBytes(StandardCharsets.UTF_8))
              + "."
              + base64(content.getBytes(StandardCharsets.UTF_8));
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + base64(signature.sign());
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Two parts and their CRC-16 (XMODEM), the low byte first. */
  private static String base32(byte[] kind, byte[] key) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(kind);
    all.writeBytes(key);
    int crc = 0;
    for (byte one : all.toByteArray()) {
      crc ^= (one & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      crc &= 0xffff;
    }
    all.write(crc);
    all.write(crc >> 8);
    int bits = all.size() * 8;
    int digits = (bits + 4) / 5;
    var number = new BigInteger(1, all.toByteArray()).shiftLeft(digits * 5 - bits);
    var text = new StringBuilder();
    for (int i = digits - 1; i >= 0; i--) {
      int value = number.shiftRight(5 * i).intValue() & 31;
      text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(value));
    }
    return text.toString();
  }

  private LabAddress address(NatsServer server, String token, Nkey user) throws Exception {
    var file =
        Files.write(
            folder.resolve("lab.creds"),
            List.of(
                "-----BEGIN NATS USER JWT-----",
                token,
                "------END NATS USER JWT------",
                "-----BEGIN USER NKEY SEED-----",
                user.seed(),
                "------END USER NKEY SEED------"));
    return LabAddress.of(server.url(), Map.of("NATS_CREDS", file.toString()));
  }

  @Test
  void aUserIsKnownByTheCredentialsFile() throws Exception {
    var operator = Nkey.of(OPERATOR);
    var system = Nkey.of(ACCOUNT);
    var account = Nkey.of(ACCOUNT);
    var user = Nkey.of(USER);
    String limits =
        "\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1%s},\"type\":\"account\"";
    String stores = ",\"mem_storage\":-1,\"disk_storage\":-1,\"streams\":-1,\"consumer\":-1";
    String[] configuration = {
      "operator: "
          + operator.token(
              operator.name(),
              "\"type\":\"operator\",\"system_account\":\"%s\"".formatted(system.name())),
      "system_account: " + system.name(),
      "resolver: MEMORY",
      "resolver_preload: { %s: %s, %s: %s }"
          .formatted(
              system.name(),
              operator.token(system.name(), limits.formatted("")),
              account.name(),
              operator.token(account.name(), limits.formatted(stores)))
    };
    String claims =
        "\"pub\":{},\"sub\":{},\"subs\":-1,\"data\":-1,\"payload\":-1,\"type\":\"user\"";
    try (var server = NatsServer.start(folder, configuration)) {
      String token = account.token(user.name(), claims);
      try (var broker = NatsBroker.connect(address(server, token, user))) {
        assertEquals(List.of(), broker.hosts());
      }
      var stranger = address(server, token, Nkey.of(USER));
      var refused = assertThrows(FeedException.class, () -> NatsBroker.connect(stranger));
      assertTrue(refused.text().contains("refuses this user"), refused.text());
      assertTrue(refused.isLasting());
    }
  }
}
