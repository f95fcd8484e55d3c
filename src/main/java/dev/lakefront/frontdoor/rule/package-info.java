/**
 * The front door's rules, as pure functions: what may come in, what the app gets, what the client
 * gets. HTTP/1.1, HTTP/2 and WebSocket share them.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.rule;
