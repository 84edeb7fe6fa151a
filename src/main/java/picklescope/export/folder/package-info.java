/**
 * Exports of messages to a folder: a table for each stream, the losses, and a description.
 *
 * <p>May import: the other packages of {@code picklescope.export} and below; Jackson.
 */
package picklescope.export.folder;
