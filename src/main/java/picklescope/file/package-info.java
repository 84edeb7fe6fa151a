/**
 * Files for settings, saved sends and captures: replaced completely or not at all, readable only by
 * their user, and JSON that keeps the layout of its file.
 *
 * <p>May import: Jackson.
 */
package picklescope.file;
