package picklescope.export.parquet;

import picklescope.export.table.ColumnType;

/** The types of Parquet that columns have. */
enum ParquetType {
  INT64(2),
  DOUBLE(5),
  BOOLEAN(0),
  UTF8(6),
  TIMESTAMP(2);

  private static final int OPTIONAL = 1;
  private static final int STRING = 1;
  private static final int TIME_STAMP = 8;
  private static final int NANOS = 3;
  private static final int CONVERTED_UTF8 = 0;

  private final int physical;

  ParquetType(int physical) {
    this.physical = physical;
  }

  static ParquetType of(ColumnType type) {
    return switch (type) {
      case WHOLE -> INT64;
      case REAL -> DOUBLE;
      case TRUTH -> BOOLEAN;
      case TEXT -> UTF8;
      case TIME -> TIMESTAMP;
    };
  }

  /** Returns the number of the physical type. */
  int physical() {
    return physical;
  }

  /** Returns the element of the schema for a column. */
  byte[] schema(String name) {
    var element = new ThriftStruct().i32(1, physical).i32(3, OPTIONAL).text(4, name);
    switch (this) {
      case UTF8 ->
          element
              .i32(6, CONVERTED_UTF8)
              .struct(10, new ThriftStruct().struct(STRING, new ThriftStruct()));
      case TIMESTAMP -> {
        var unit = new ThriftStruct().struct(NANOS, new ThriftStruct());
        var time = new ThriftStruct().truth(1, true).struct(2, unit);
        element.struct(10, new ThriftStruct().struct(TIME_STAMP, time));
      }
      case INT64, DOUBLE, BOOLEAN -> {}
    }
    return element.toBytes();
  }
}
