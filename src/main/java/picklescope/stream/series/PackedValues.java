package picklescope.stream.series;

/** Numbers as they were given, in four bytes each if all of them are floats of 32 bits. */
sealed interface PackedValues {
  double get(int index);

  int bytes();

  static PackedValues of(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      if (Double.compare(floats[i], values[i]) != 0) {
        return new Doubles(values.clone());
      }
    }
    return new Floats(floats);
  }

  /** Numbers of 32 bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Floats(float[] values) implements PackedValues {
    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public int bytes() {
      return values.length * Float.BYTES;
    }
  }

  /** Numbers of 64 bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Doubles(double[] values) implements PackedValues {
    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public int bytes() {
      return values.length * Double.BYTES;
    }
  }
}
