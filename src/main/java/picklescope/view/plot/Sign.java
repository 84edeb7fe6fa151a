package picklescope.view.plot;

/** The signs that tell series apart without their colour. */
public enum Sign {
  DISC,
  SQUARE,
  DIAMOND,
  TRIANGLE,
  CROSS,
  RING,
  PLUS,
  DOWN;

  private static final int SAMPLES = 3;

  /** Returns the sign of a style; styles with the same colour have others. */
  public static Sign of(int style) {
    return values()[(style + style / values().length) % values().length];
  }

  /** Returns whether a place is in the sign of radius 1 around 0; y grows downwards. */
  public boolean contains(double x, double y) {
    double dx = Math.abs(x);
    double dy = Math.abs(y);
    double far = Math.sqrt(x * x + y * y);
    return switch (this) {
      case DISC -> far < 0.9;
      case SQUARE -> dx < 0.78 && dy < 0.78;
      case DIAMOND -> dx + dy < 1;
      case TRIANGLE -> y < 0.75 && dx < (y + 0.95) * 0.55;
      case DOWN -> y > -0.75 && dx < (0.95 - y) * 0.55;
      case CROSS -> Math.abs(dx - dy) < 0.38 && far < 1;
      case PLUS -> Math.min(dx, dy) < 0.28 && far < 1;
      case RING -> far < 1 && far > 0.5;
    };
  }

  /** Returns how much of a pixel is in the sign around 0. */
  double share(double x, double y, double radius) {
    int inside = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double sx = x + (i % SAMPLES + 0.5) / SAMPLES;
      double sy = y + (i / SAMPLES + 0.5) / SAMPLES;
      inside += contains(sx / radius, sy / radius) ? 1 : 0;
    }
    return (double) inside / (SAMPLES * SAMPLES);
  }
}
