package picklescope.export.folder;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picklescope.python.Call;

/** Random messages of a few streams, with values of all types, mixtures and missing ones. */
public final class RandomMessages {
  private static final String[] TEXTS = {
    "", "a", "=1+1", "Zoë, \"quoted\"", "two\nlines", "'", "-5", "\u202e", "😀", "None", "x;=y"
  };

  private final Random random;

  private RandomMessages(long seed) {
    random = new Random(seed);
  }

  /** Returns messages. */
  public static MadeMessages of(long seed, int count) {
    var made = new RandomMessages(seed);
    var messages = new MadeMessages();
    for (int i = 0; i < count; i++) {
      int computer = 7 + made.random.nextInt(3);
      if (made.random.nextInt(10) == 0) {
        messages.payload(computer, "{\"a\": %d}".formatted(i).getBytes());
      } else {
        messages.call(computer, made.call());
      }
    }
    return messages.loss(Math.min(5, count), 3);
  }

  private Call call() {
    return switch (random.nextInt(3)) {
      case 0 ->
          Call.of()
              .with("n", random.nextLong())
              .with("x", random.nextInt(8) == 0 ? special() : (Object) random.nextGaussian())
              .with("on", random.nextBoolean())
              .with("pos", List.of(random.nextDouble(), random.nextInt(5), random.nextFloat()))
              .with("name", text());
      case 1 -> Call.of("go", orNone(random.nextInt(100)), mixture(), pose());
      default -> Call.of(random.nextInt(3), List.of(mixture(), 1), List.of(text()));
    };
  }

  private Object special() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};
    return values[random.nextInt(values.length)];
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private List<Object> orNone(Object value) {
    var list = new ArrayList<>();
    list.add(random.nextInt(4) == 0 ? null : value);
    list.add(2.5);
    return list;
  }

  private Object mixture() {
    return switch (random.nextInt(6)) {
      case 0 -> 1;
      case 1 -> 2.5;
      case 2 -> text();
      case 3 -> BigInteger.TWO.pow(70);
      case 4 -> new byte[] {0, (byte) 0xFF};
      default -> true;
    };
  }

  private Map<String, Object> pose() {
    Map<String, Object> pose = new LinkedHashMap<>();
    pose.put("x", random.nextDouble());
    pose.put("y", random.nextInt(2) == 0 ? 1 : 0.5);
    if (random.nextBoolean()) {
      pose.put("note", text());
    }
    return pose;
  }
}
