package dev.lakefront.frontdoor.exchange;

import dev.lakefront.frontdoor.settings.FrontDoorSettings;

/** What every exchange is served with: what the front door was told, and the ways to the app. */
public record Service(FrontDoorSettings settings, Upstreams upstreams) {}
