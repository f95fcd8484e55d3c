/** What a command line asks for, and how that is carried out. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.cli.request;
