package picklescope.feed.nats;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;

/** An NKey of a kind, as {@code nsc} makes it: an Ed25519 key. */
record MadeNkey(int kind, KeyPair pair) {
  static final int OPERATOR = 14 << 3;
  static final int ACCOUNT = 0;
  static final int USER = 20 << 3;
  private static final int SEED = 18 << 3;

  static MadeNkey of(int kind) throws Exception {
    return new MadeNkey(kind, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
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
    return seed(kind, bytes);
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

  /** The seed of a kind with secret bytes. */
  static String seed(int kind, byte[] secret) {
    return base32(new byte[] {(byte) (SEED | kind >> 5), (byte) ((kind & 31) << 3)}, secret);
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
}
