package dev.lakefront.workspace;

import java.util.List;

/** A part of the workspace's surface. */
@FunctionalInterface
interface Api {
    /** What it serves, one row a call. */
    List<Route> routes();
}
