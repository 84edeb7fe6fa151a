/** What must hold for any bytes from outside, tried by Jazzer and by what Jazzer has found. */
package picklescope.fuzz;
