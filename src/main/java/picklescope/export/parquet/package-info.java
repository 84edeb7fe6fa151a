/**
 * Apache Parquet files written, not read: flat tables of int64, double, boolean, UTF-8 and times in
 * nanoseconds.
 *
 * <p>Source: the format's specification, <a
 * href="https://parquet.apache.org/docs/file-format/">parquet.apache.org</a>, with its {@code
 * parquet.thrift}, {@code Encodings.md}, {@code LogicalTypes.md} and {@code Compression.md}.
 *
 * <p>May import: {@code picklescope.export.table}.
 */
package picklescope.export.parquet;
