package dev.lakefront.credentials.method;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.transport.Authorization;

/** User name and password. */
public final class BasicMethod implements AuthMethod {
    @Override
    public String name() {
        return "basic";
    }

    @Override
    public Credential credential(LoginContext context) {
        Attributes attributes = context.attributes();
        return new Credential.Fixed(
                name(),
                Authorization.basic(
                        attributes.require(Attribute.USERNAME),
                        attributes.require(Attribute.PASSWORD)));
    }
}
