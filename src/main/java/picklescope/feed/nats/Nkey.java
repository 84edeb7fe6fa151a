package picklescope.feed.nats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * The key of a user: an Ed25519 key (RFC 8032). Its seed and its name, which is its public part,
 * are written in base 32 (RFC 4648) with what tells the kind before it, and a CRC-16 (XMODEM) of
 * two bytes behind. Source: <a href="https://github.com/nats-io/nkeys">nkeys</a>. Immutable.
 */
final class Nkey {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final int SEED_BYTES = 2 + KEY_BYTES + 2;
  private static final int USER = 20 << 3; // a name that begins with U

  /** A seed that begins with SU. */
  private static final byte[] SEED_OF_USER = {
    (byte) (18 << 3 | USER >> 5), (byte) ((USER & 31) << 3)
  };

  private final KeyPair pair;

  private Nkey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * Returns the key of a seed.
   *
   * @throws IllegalArgumentException if it is not the seed of a user; the message is for the user
   */
  static Nkey ofSeed(String seed) {
    byte[] all = decoded(seed);
    if (all.length != SEED_BYTES) {
      throw new IllegalArgumentException("its seed has another length than that of a key");
    }
    byte[] checked = Arrays.copyOf(all, SEED_BYTES - 2);
    if (!Arrays.equals(all, withCheck(checked))) {
      throw new IllegalArgumentException("its seed is damaged");
    }
    if (!Arrays.equals(Arrays.copyOf(all, 2), SEED_OF_USER)) {
      throw new IllegalArgumentException("its seed is not that of a user, which begins with SU");
    }
    return new Nkey(pair(Arrays.copyOfRange(all, 2, 2 + KEY_BYTES)));
  }

  /** Java makes the public part only when it makes a key, for which it asks for random bytes. */
  private static KeyPair pair(byte[] secret) {
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(
          NamedParameterSpec.ED25519,
          new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
              System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
          });
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }

  /** Returns the name of the user, by which a server knows it: its public key. */
  String name() {
    byte[] encoded = pair.getPublic().getEncoded(); // ends with the key (RFC 8410)
    var name = ByteBuffer.allocate(1 + KEY_BYTES).put((byte) USER);
    return encoded(withCheck(name.put(encoded, encoded.length - KEY_BYTES, KEY_BYTES).array()));
  }

  byte[] sign(byte[] text) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // each JDK has it
    }
  }

  private static byte[] withCheck(byte[] bytes) {
    int crc = 0;
    for (byte one : bytes) {
      crc ^= (one & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
    }
    return ByteBuffer.allocate(bytes.length + 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putShort((short) crc)
        .array();
  }

  /** Returns the bytes in base 32, without padding. */
  static byte[] decoded(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int bits = 0;
    int count = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE_32.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("its seed is not in base 32");
      }
      bits = bits << 5 | value;
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes[at++] = (byte) (bits >> count);
      }
    }
    return bytes;
  }

  private static String encoded(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int count = 0;
    for (byte one : bytes) {
      bits = bits << 8 | one & 0xff;
      for (count += 8; count >= 5; count -= 5) {
        text.append(BASE_32.charAt(bits >> count - 5 & 31));
      }
    }
    if (count > 0) {
      text.append(BASE_32.charAt(bits << 5 - count & 31));
    }
    return text.toString();
  }
}
