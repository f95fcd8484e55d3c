package dev.lakefront.credentials;

/** User name and password. */
final class BasicMethod implements AuthMethod {
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
