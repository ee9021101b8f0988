"""Addresses of planning."""

from django.urls import path

from rongmei.faces.desk.plan.views import assignments, leads, teams, topics

app_name = "plan"

urlpatterns = [
    path("leads/", leads.leads, name="leads"),
    path("leads/fresh/", leads.fresh, name="fresh"),
    path("leads/new/", leads.new, name="new_lead"),
    path("leads/chosen/", leads.chosen, name="chosen"),
    path("leads/restore/", leads.restore_several, name="restore_leads"),
    path("leads/of-item/<int:item>/", leads.of_item, name="lead_from_item"),
    path("leads/<int:lead>/", leads.lead, name="lead"),
    path("leads/<int:lead>/drop/", leads.drop, name="drop_lead"),
    path("leads/<int:lead>/restore/", leads.restore, name="restore_lead"),
    path("leads/<int:lead>/add/", leads.add_to_topic, name="add_lead"),
    path("topics/", topics.topics, name="topics"),
    path("topics/new/", topics.propose, name="propose"),
    path("topics/<int:topic>/", topics.topic, name="topic"),
    path("topics/<int:topic>/describe/", topics.describe, name="describe"),
    path("topics/<int:topic>/approve/", topics.approve, name="approve"),
    path("topics/<int:topic>/drop/", topics.drop, name="drop_topic"),
    path("topics/<int:topic>/restore/", topics.restore, name="restore_topic"),
    path("topics/<int:topic>/finish/", topics.finish, name="finish_topic"),
    path("topics/<int:topic>/leads/<int:lead>/remove/", topics.remove_lead, name="remove_lead"),
    path("topics/<int:topic>/leads/<int:lead>/return/", topics.return_lead, name="return_lead"),
    path("topics/<int:topic>/cover/", topics.cover, name="cover"),
    path("assignments/", assignments.assignments, name="assignments"),
    path("assignments/<int:assignment>/", assignments.assignment, name="assignment"),
    path("assignments/<int:assignment>/accept/", assignments.accept, name="accept"),
    path("assignments/<int:assignment>/finish/", assignments.finish, name="finish"),
    path("assignments/<int:assignment>/cancel/", assignments.cancel, name="cancel"),
    path("assignments/<int:assignment>/restore/", assignments.restore, name="restore_assignment"),
    path("assignments/teams/", teams.teams, name="teams"),
    path("assignments/teams/new/", teams.new, name="form_team"),
    path("assignments/teams/<int:team>/seat/", teams.seat, name="seat"),
    path("assignments/teams/<int:team>/leave/<int:user>/", teams.leave, name="leave"),
    path("assignments/teams/<int:team>/end/", teams.end, name="end_team"),
]
