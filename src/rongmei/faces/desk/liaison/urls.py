"""Addresses of liaison."""

from django.urls import path

from rongmei.faces.desk.liaison.views import deciding, incoming, sent

app_name = "liaison"

urlpatterns = [
    path("", incoming.incoming, name="incoming"),
    path("<int:incoming>/", incoming.arrival, name="arrival"),
    path("<int:incoming>/pictures/<slug:sha256>", incoming.picture, name="picture"),
    path("<int:incoming>/sign/", incoming.sign, name="sign"),
    path("<int:incoming>/adopt/", incoming.adopt, name="adopt"),
    path("<int:incoming>/return/", incoming.give_back, name="return"),
    path("sent/", sent.sent, name="sent"),
    path("sent/<int:submission>/take-back/", sent.take_back, name="take_back"),
    path("sent/packages/<int:outgoing>/retry/", sent.retry, name="retry"),
    path("stories/<int:story>/", sent.submit, name="submit"),
    path("differences/<int:difference>/", deciding.difference, name="difference"),
    path("differences/<int:difference>/take/", deciding.take, name="take"),
    path("differences/<int:difference>/dismiss/", deciding.dismiss, name="dismiss"),
    path("suspensions/<int:suspension>/", deciding.suspension, name="suspension"),
    path("suspensions/<int:suspension>/confirm/", deciding.confirm, name="confirm"),
    path("suspensions/<int:suspension>/restore/", deciding.restore, name="restore"),
]
