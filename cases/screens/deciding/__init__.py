"""The screens on which a question of law is answered, whoever was asked for advice before."""
