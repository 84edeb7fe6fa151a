/**
 * XDF 1.0 files written, the Extensible Data Format of the Lab Streaming Layer.
 *
 * <p>Source: <a href="https://github.com/sccn/xdf/wiki/Specifications">Specifications</a> of the
 * format.
 *
 * <p>May import: {@code picklescope.export.table}, {@code picklescope.python.text}.
 */
package picklescope.export.xdf;
