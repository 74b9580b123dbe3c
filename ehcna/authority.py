"""Who we are: one local authority to an installation. Each particular can be set from outside."""

import environ


def local_authority(env: environ.Env) -> dict[str, str]:
    """Our name, address and contacts, and the services that letters must name."""
    return {
        "name": env.str("LA_NAME", default="Exampleshire Council"),
        "team": env.str("LA_TEAM", default="SEND Assessment and Review Team"),
        "address": env.str("LA_ADDRESS", default="1 Example Square, Exampleton, EX1 1AA"),
        "phone": env.str("LA_PHONE", default="01632 960000"),
        "email": env.str("LA_EMAIL", default="send@exampleshire.example"),
        "safeguarding": env.str(
            "LA_SAFEGUARDING", default="01632 960004, at night and at weekends 01632 960005"
        ),
        "mediation_adviser": env.str(
            "LA_MEDIATION_ADVISER",
            default="Example Mediation, 01632 960001, help@mediation.example",
        ),
        "sendiass": env.str(
            "LA_SENDIASS", default="Exampleshire SENDIASS, 01632 960002, help@sendiass.example"
        ),
        "disagreement_resolution": env.str(
            "LA_DISAGREEMENT_RESOLUTION",
            default="Example Resolution, 01632 960003, help@resolution.example",
        ),
    }


def letter_bodies(env: environ.Env) -> dict[str, dict[str, str]]:
    """Whom the law has us write to about a case, besides the family and the setting."""
    return {
        code: {
            "name": env.str(f"LA_{code.upper()}_NAME", default=name),
            "address": env.str(f"LA_{code.upper()}_ADDRESS", default=address),
            "email": env.str(f"LA_{code.upper()}_EMAIL", default=email),
        }
        for code, name, address, email in (
            (
                "health",
                "Exampleshire Integrated Care Board",
                "2 Example Square, Exampleton, EX1 1AB",
                "send@icb.example",
            ),
            (
                "social_care",
                "Children’s Social Care",
                "3 Example Square, Exampleton, EX1 1AC",
                "care@exampleshire.example",
            ),
            (
                "psychology",
                "Educational Psychology Service",
                "4 Example Square, Exampleton, EX1 1AD",
                "psychology@exampleshire.example",
            ),
        )
    }
