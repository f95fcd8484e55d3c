package dev.lakefront.workspace.http;

import java.util.List;

/** A part of the workspace's surface. */
@FunctionalInterface
public interface Api {
    /** What it serves, one row a call. */
    List<Route> routes();
}
