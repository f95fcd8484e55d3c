/** The app as a process, with all that it starts: its birth, its readiness, its end. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.process;
