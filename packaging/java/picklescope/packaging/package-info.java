/**
 * Makes the packages that are installed: the program with its own Java and start caches. Runs at
 * build time only ({@code mvn -Ppackage verify}); may import the command line, whose model the
 * manual pages and completions are made of, {@code picklescope.system}, and picocli.
 */
@NullMarked
package picklescope.packaging;

import org.jspecify.annotations.NullMarked;
